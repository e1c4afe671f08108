#include "base/hygiene.h"
#include "read/inner.h"

void
text_free(struct text *text)
{
	if (!text)
		return;
	g_free(text->data);
	if (text->lines)
		g_array_unref(text->lines);
	if (text->warnings)
		g_ptr_array_unref(text->warnings);
	g_free(text);
}

static struct text *
text_new(void)
{
	struct text *text = g_new0(struct text, 1);

	text->warnings = g_ptr_array_new_with_free_func(g_free);
	return text;
}

static gboolean
make_text(struct raw *raw, struct text *text, GError **error)
{
	if (!kind_check_bytes(raw->bytes, raw->size, error))
		return FALSE;
	read_hash(raw->bytes, raw->size, text->sha256);
	if (hygiene_is_ordinary(raw->bytes, raw->size))
		return kind_check_text(raw->bytes, raw->size, error);
	if (!decode(raw, text->warnings, error))
		return FALSE;
	if (raw->skip > 0) {
		raw->size -= raw->skip;
		memmove(raw->bytes, raw->bytes + raw->skip, raw->size + 1);
		raw->skip = 0;
	}
	if (!kind_check_text(raw->bytes, raw->size, error))
		return FALSE;
	clean(raw, text->warnings);
	return TRUE;
}

struct text *
read_text(struct file *file, GError **error)
{
	struct text *text = text_new();
	struct raw raw = { .bytes = g_steal_pointer(&file->bytes), .size = file->size };

	if (file->has_changed)
		g_ptr_array_add(text->warnings, g_strdup("changed while it was being read"));
	if (make_text(&raw, text, error)) {
		text->data = g_steal_pointer(&raw.bytes);
		text->size = raw.size;
		text->is_markdown = markdown_is(text->data, text->size);
		lines_find(text, raw.pages);
	}
	g_free(raw.bytes);
	if (raw.pages)
		g_array_unref(raw.pages);
	if (!text->data)
		g_clear_pointer(&text, text_free);
	return text;
}

struct text *
read_stored(const char *data, gsize size)
{
	struct text *text = text_new();

	text->data = g_malloc(size + 1);
	memcpy(text->data, data, size);
	text->data[size] = 0;
	text->size = size;
	read_hash(data, size, text->sha256);
	text->is_markdown = markdown_is(text->data, text->size);
	lines_find(text, NULL);
	return text;
}
