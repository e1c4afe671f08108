/* Where undated meetings stand among the others of their body. */
#include "link/series.h"
#include "model/day.h"

struct case_meeting {
	const char *day, *earliest, *latest; /* NULL: none */
	int first, last;                     /* minute numbers; 0: none */
};

static struct held *
held_new(gint64 id, const struct case_meeting *from)
{
	struct held *meeting = g_new0(struct held, 1);

	meeting->id = id;
	meeting->day = day_number(from->day);
	meeting->earliest = day_number(from->earliest);
	meeting->latest = day_number(from->latest);
	meeting->items = g_ptr_array_new_with_free_func(g_free);
	for (int number = from->first; number > 0 && number <= from->last; number++) {
		struct matter *matter = g_new0(struct matter, 1);

		matter->value = number;
		g_ptr_array_add(meeting->items, matter);
	}
	return meeting;
}

/* Undated ones come first, as in the cache. `order`: letters of the meetings, A the first one given;
 * those without a place before a "|". */
static void
check(const struct case_meeting *meetings, guint n, const char *order)
{
	struct series series = { .body_key = (char *)"board", .meetings = g_ptr_array_new() };
	g_autoptr(GString) got = g_string_new(NULL);
	guint placed = 0;

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(series.meetings, held_new('A' + i, &meetings[i]));
	series_number(&series);
	for (guint i = 0; i < n; i++) {
		struct held *meeting = series.meetings->pdata[i];

		g_assert_cmpuint(meeting->place, ==, i);
		if (meeting->is_placed && placed++ == 0)
			g_string_append_c(got, '|');
		g_string_append_c(got, (char)meeting->id);
		g_assert_true(meeting->is_placed || meeting->run == 0);
		g_ptr_array_unref(meeting->items);
		g_free(meeting);
	}
	g_assert_cmpstr(got->str, ==, order);
	g_ptr_array_unref(series.meetings);
}

#define CHECK(order, ...) do { \
	static const struct case_meeting meetings[] = { __VA_ARGS__ }; \
	check(meetings, G_N_ELEMENTS(meetings), order); \
} while (0)

#define UNDATED(first, last) { NULL, NULL, NULL, first, last }
#define ON(day, first, last) { day, NULL, NULL, first, last }

static void
numbers_prove_a_place(void)
{
	CHECK("|BAC", UNDATED(40, 48), ON("2023-09-05", 30, 37), ON("2023-11-07", 51, 60));
	CHECK("|CABD", UNDATED(40, 48), UNDATED(49, 50), ON("2023-09-05", 30, 37), ON("2023-11-07", 51, 60));
	CHECK("|CBAD", UNDATED(45, 50), UNDATED(38, 44), ON("2023-09-05", 30, 37), ON("2023-11-07", 51, 60));
	/* The very next number goes on from the last one. */
	CHECK("|BA", UNDATED(38, 48), ON("2023-09-05", 30, 37));
	CHECK("|AB", UNDATED(20, 29), ON("2023-09-05", 30, 37));
	/* One without numbers between doesn't hide those before. */
	CHECK("|BCAD", { NULL, "2023-10-06", NULL, 40, 48 }, ON("2023-09-05", 30, 37), ON("2023-10-05", 0, 0),
	    ON("2023-11-07", 51, 60));
}

static void
the_window_proves_a_place(void)
{
	CHECK("|BAC", { NULL, "2023-09-10", "2023-10-31", 0, 0 }, ON("2023-09-05", 0, 0), ON("2023-11-07", 0, 0));
	/* Whatever its numbers are: those of a run that isn't loaded. */
	CHECK("|AB", { NULL, NULL, "2018-04-23", 116, 123 }, ON("2019-07-09", 11, 20));
	CHECK("|BA", { NULL, "2024-01-01", NULL, 1, 9 }, ON("2023-11-07", 51, 60));
	/* Of two gaps for its numbers it leaves one. */
	CHECK("|BACD", { NULL, NULL, "2023-12-31", 40, 48 }, ON("2023-09-05", 30, 37), ON("2023-11-07", 51, 60),
	    ON("2024-09-05", 30, 37));
}

static void
what_is_not_proven_has_no_place(void)
{
	/* Nothing says when. */
	CHECK("A|BC", UNDATED(0, 0), ON("2023-09-05", 30, 37), ON("2023-11-07", 51, 60));
	/* Its numbers fit in either year. */
	CHECK("A|BCDE", UNDATED(40, 48), ON("2023-09-05", 30, 37), ON("2023-11-07", 51, 60), ON("2024-09-05", 30, 37),
	    ON("2024-11-07", 51, 60));
	/* Higher numbers may be those of an earlier run. */
	CHECK("A|B", UNDATED(60, 69), ON("2023-09-05", 30, 37));
	/* Before or behind the one without numbers? */
	CHECK("A|BCD", UNDATED(40, 48), ON("2023-09-05", 30, 37), ON("2023-10-05", 0, 0), ON("2023-11-07", 51, 60));
	/* Numbers are of both: which was first? */
	CHECK("AB|CD", UNDATED(40, 46), UNDATED(44, 49), ON("2023-09-05", 30, 37), ON("2023-11-07", 51, 60));
	/* A window that ends in the middle. */
	CHECK("A|BC", { NULL, "2023-09-10", NULL, 0, 0 }, ON("2023-09-05", 0, 0), ON("2023-11-07", 0, 0));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/series/numbers prove a place", numbers_prove_a_place);
	g_test_add_func("/series/the window proves a place", the_window_proves_a_place);
	g_test_add_func("/series/what is not proven has no place", what_is_not_proven_has_no_place);
	return g_test_run();
}
