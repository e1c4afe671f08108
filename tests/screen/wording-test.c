#include "kit.h"

/*
 * What a careful reader looks for on the screen is there: where this is from, which of how many, and
 * nothing that is cut looks whole. Over the sample minutes.
 */

static struct terminal *
open_sample(int rows, int columns)
{
	g_auto(GStrv) variables = with_sample("LC_ALL=C.UTF-8");
	struct terminal *terminal = start_in(variables, rows, columns);

	terminal_wait(terminal, "Meetings 1/27");
	return terminal;
}

static void
check_row(struct terminal *terminal, int row, const char *expected)
{
	g_autofree char *text = terminal_row(terminal, row);

	g_assert_cmpstr(text, ==, expected);
}

static void
test_title(void)
{
	struct terminal *terminal = open_sample(24, 80);

	terminal_type(terminal, ":go ipsp/2023-07-18/17\r");
	terminal_wait(terminal, "Items 7/11  line 1");
	check_row(terminal, 0, "Improving Places Scrutiny Panel > 2023-07-18     [1]Mtgs [2]ITEMS [3]Res [4]Acts");
	terminal_resize(terminal, 24, 70);
	terminal_wait(terminal, "> 202…");
	check_row(terminal, 0, "Improving Places Scrutiny Panel > 202… [1]Mtgs [2]ITEMS [3]Res [4]Acts");
	terminal_resize(terminal, 40, 120);
	terminal_wait(terminal, "[1] Meetings 27");
	terminal_type(terminal, "4\024\024");
	terminal_wait(terminal, "all meetings\n");
	check_row(terminal, 0, "minutebook  all meetings");
	quit(terminal);
}

static void
test_hits(void)
{
	struct terminal *terminal = open_sample(24, 80);

	terminal_type(terminal, "sin:resolution residents weir\r");
	terminal_wait(terminal, "Hit 1 of 1");
	check_row(terminal, 2, "> 2023-07-18  Improving Places …  17      for the [residents] of [Weir] Court.");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "Hit 1 of 1  words, any case  line ");
	quit(terminal);
}

static void
test_looked_through(void)
{
	struct terminal *terminal = open_sample(24, 80);

	terminal_type(terminal, "scouncillor");
	terminal_wait(terminal, "Hit 1 of ");
	terminal_type(terminal, "\033[6~");
	terminal_wait(terminal, "Hit 9 of ");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "Enter read");
	terminal_wait(terminal, "Hit 9 of ");
	quit(terminal);
}

static void
test_resolutions(void)
{
	struct terminal *terminal = open_sample(24, 80);

	terminal_type(terminal, "3\024\024ftitle:allotments year:2023/24\r");
	terminal_wait(terminal, "Resolutions 1/4");
	check_row(terminal, 3, "  37(2)     That an updated waiting list, gone th…  2023-11-07  Improving Place…");
	quit(terminal);
}

/* A list of this item alone would be no answer. */
static void
test_no_thread(void)
{
	struct terminal *terminal = open_sample(24, 80);

	terminal_type(terminal, ":go ipsp/2025-03-11/59\r");
	terminal_wait(terminal, "Gulls");
	terminal_type(terminal, "t");
	terminal_wait(terminal, "No other meeting is known to have had this matter");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Items 7/11  line ");
	quit(terminal);
}

static void
test_found_by_an_item(void)
{
	struct terminal *terminal = open_sample(24, 80);

	terminal_type(terminal, "fmarshals\r");
	terminal_wait(terminal, "Meetings 1/2  filter:");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "Items 5/11");
	terminal_type(terminal, "jj");
	terminal_wait(terminal, "Items 7/11");
	terminal_type(terminal, "q\r");
	terminal_wait(terminal, "Items 7/11");
	quit(terminal);
}

static void
test_heading(void)
{
	struct terminal *terminal = open_sample(24, 80);

	terminal_type(terminal, ":go ipsp/2023-07-18/17\r");
	terminal_wait(terminal, "── Item 17 ─");
	terminal_type(terminal, " ");
	terminal_wait(terminal, "── Item 17: WEIR LANE BUS GATE: THE FIRST SIX MONTHS ─");
	quit(terminal);
}

static void
test_no_number(void)
{
	struct terminal *terminal = open_sample(24, 80);

	terminal_type(terminal, ":go ipsp/2024-06-11/@5\r");
	terminal_wait(terminal, "── Item @5 ─");
	quit(terminal);
}

int
main(int argc, char **argv)
{
	int failed;

	g_test_init(&argc, &argv, NULL);
	set_up();
	g_test_add_func("/wording/a title that is cut says so, and says nothing twice", test_title);
	g_test_add_func("/wording/hits have a number and the words around", test_hits);
	g_test_add_func("/wording/Enter stays on the hit that was looked at", test_looked_through);
	g_test_add_func("/wording/of a resolution its own words matter more than its verb", test_resolutions);
	g_test_add_func("/wording/t stays where no other meeting has the matter", test_no_thread);
	g_test_add_func("/wording/a meeting that a filter found opens at what was found", test_found_by_an_item);
	g_test_add_func("/wording/a text that is scrolled is headed by its title", test_heading);
	g_test_add_func("/wording/an item without a number is headed by its reference", test_no_number);
	failed = g_test_run();
	remove_all(home);
	return failed;
}
