/* Cards in C on libyaml, Pango and cairo: pango-cards FONTS DECK OUT
   Fitting: the first size is an estimate, a little on the large side, and then the ladder is walked down to the first
   size that fits. A text is analysed once a size; nothing is remembered from card to card. */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <yaml.h>

#define MM (72 / 25.4)
#define MOST 64 /* paragraphs of a side */

static const double CARD_WIDTH = 90 * MM, CARD_HEIGHT = 60 * MM, LEFT = 15 * MM, TOP = 28.5 * MM;
static const double INSET = 4.5 * MM, FOOT = 5 * MM;
static const double TEXT_WIDTH = 81 * MM, TEXT_HEIGHT = 46 * MM;
static const double FRONT_LADDER[] = {24, 20, 17, 15, 13, 11.5, 10, 9, 8, 0};
static const double BACK_LADDER[] = {15, 13, 12, 11, 10, 9, 8, 0};

typedef struct {
    PangoLayout *paragraphs[MOST];
    gboolean bulleted[MOST];
    int count;
    const double *ladder;
    double leading, em; /* the width of a character to estimate with, in em */
    gboolean centred;
} Side;

static cairo_t *page;
static PangoContext *context;
static PangoFontDescription *regular, *bold;

/* Give a line of text whose words between ** and ** are bold. */
static PangoLayout *runs(const char *line, int length) {
    GString *shown = g_string_new(NULL);
    PangoAttrList *attributes = pango_attr_list_new();
    int opened = -1;
    for (int i = 0; i < length; i++) {
        if (strncmp(line + i, "**", 2) != 0) {
            g_string_append_c(shown, line[i]);
            continue;
        }
        i++;
        if (opened >= 0) {
            PangoAttribute *weight = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
            weight->start_index = opened, weight->end_index = shown->len;
            pango_attr_list_insert(attributes, weight);
        }
        opened = opened >= 0 ? -1 : (int)shown->len;
    }
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_text(layout, shown->str, shown->len);
    pango_layout_set_attributes(layout, attributes);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_attr_list_unref(attributes);
    g_string_free(shown, TRUE);
    return layout;
}

static Side front(const char *text) {
    return (Side){{runs(text, strlen(text))}, {FALSE}, 1, FRONT_LADDER, 1.2, 0.58, TRUE};
}

static Side back(const char *text) {
    Side side = {.ladder = BACK_LADDER, .leading = 1.35, .em = 0.48};
    for (const char *line = text; *line && side.count < MOST;) {
        int length = strcspn(line, "\n");
        gboolean bulleted = strncmp(line, "- ", 2) == 0;
        if (length) {
            side.bulleted[side.count] = bulleted;
            side.paragraphs[side.count++] = runs(line + 2 * bulleted, length - 2 * bulleted);
        }
        line += length + (line[length] == '\n');
    }
    return side;
}

static double indent(const Side *side, int i, double size) { return side->bulleted[i] ? 0.9 * size : 0; }

/* Set a side in a size, and give its height. */
static double set(const Side *side, double size) {
    PangoFontDescription *face = side->centred ? bold : regular;
    int lines = 0;
    pango_font_description_set_absolute_size(face, size * PANGO_SCALE);
    for (int i = 0; i < side->count; i++) {
        pango_layout_set_font_description(side->paragraphs[i], face);
        pango_layout_set_width(side->paragraphs[i], (TEXT_WIDTH - indent(side, i, size)) * PANGO_SCALE);
        lines += pango_layout_get_line_count(side->paragraphs[i]);
    }
    return lines * side->leading * size;
}

static double estimate(const Side *side, double size) {
    double lines = 0;
    for (int i = 0; i < side->count; i++)
        lines += ceil(pango_layout_get_character_count(side->paragraphs[i]) * side->em * size / TEXT_WIDTH);
    return lines * 1.2 * size;
}

static void show(const char *text, double size, double x, double baseline, gboolean to_the_left) {
    PangoLayout *layout = pango_layout_new(context);
    int width;
    pango_font_description_set_absolute_size(regular, size * PANGO_SCALE);
    pango_layout_set_font_description(layout, regular);
    pango_layout_set_text(layout, text, -1);
    pango_layout_get_size(layout, &width, NULL);
    cairo_move_to(page, to_the_left ? x - (double)width / PANGO_SCALE : x, baseline);
    pango_cairo_show_layout_line(page, pango_layout_get_line_readonly(layout, 0));
    g_object_unref(layout);
}

/* Draw a side in the largest size that fits, in the middle of its height, and let go of it. */
static void draw(Side side, double x, double y) {
    const double *size = side.ladder;
    while (size[1] && estimate(&side, *size) > TEXT_HEIGHT) size++;
    double height = set(&side, *size);
    while (size[1] && height > TEXT_HEIGHT) height = set(&side, *++size);
    double line_height = side.leading * *size, baseline = y + (TEXT_HEIGHT - height) / 2 + 0.75 * line_height;
    for (int i = 0; i < side.count; i++) {
        PangoLayout *layout = side.paragraphs[i];
        double begin = x + indent(&side, i, *size);
        if (side.bulleted[i]) show("•", *size, x, baseline, FALSE);
        for (int j = 0; j < pango_layout_get_line_count(layout); j++, baseline += line_height) {
            PangoLayoutLine *line = pango_layout_get_line_readonly(layout, j);
            PangoRectangle extents;
            pango_layout_line_get_extents(line, NULL, &extents);
            double rest = TEXT_WIDTH - (double)extents.width / PANGO_SCALE;
            cairo_move_to(page, side.centred ? begin + rest / 2 : begin, baseline);
            pango_cairo_show_layout_line(page, line);
        }
        g_object_unref(layout);
    }
}

static void furniture(const char *head) {
    double bottom = TOP + 4 * CARD_HEIGHT, right = LEFT + 2 * CARD_WIDTH;
    show(head, 7, LEFT, 14 * MM, FALSE);
    cairo_set_line_width(page, 0.4);
    for (int end = 0; end < 2; end++) {
        for (int column = 0; column < 3; column++) {
            cairo_move_to(page, LEFT + column * CARD_WIDTH, end ? bottom + 2 * MM : TOP - 6 * MM);
            cairo_rel_line_to(page, 0, 4 * MM);
        }
        for (int row = 0; row < 5; row++) {
            cairo_move_to(page, end ? right + 2 * MM : LEFT - 6 * MM, TOP + row * CARD_HEIGHT);
            cairo_rel_line_to(page, 4 * MM, 0);
        }
    }
    cairo_stroke(page);
}

static yaml_node_t *value_of(yaml_document_t *deck, yaml_node_t *mapping, const char *key) {
    for (yaml_node_pair_t *pair = mapping->data.mapping.pairs.start; pair < mapping->data.mapping.pairs.top; pair++)
        if (strcmp((char *)yaml_document_get_node(deck, pair->key)->data.scalar.value, key) == 0)
            return yaml_document_get_node(deck, pair->value);
    return NULL;
}

static const char *text_of(yaml_document_t *deck, yaml_node_t *mapping, const char *key) {
    return (const char *)value_of(deck, mapping, key)->data.scalar.value;
}

static void draw_sheets(yaml_document_t *deck) {
    yaml_node_t *root = yaml_document_get_root_node(deck), *list = value_of(deck, root, "cards");
    yaml_node_item_t *cards = list->data.sequence.items.start;
    int count = list->data.sequence.items.top - cards, sheets = (count + 7) / 8;
    const char *title = text_of(deck, root, "title");
    for (int number = 0; number < 2 * sheets; number++, cairo_show_page(page)) {
        int sheet = number / 2, is_back = number % 2;
        char shown[80];
        snprintf(shown, sizeof shown, "Sheet %d of %d · %s", sheet + 1, sheets, is_back ? "backs" : "fronts");
        furniture(shown);
        for (int at = 8 * sheet; at < count && at < 8 * sheet + 8; at++) {
            yaml_node_t *card = yaml_document_get_node(deck, cards[at]);
            int column = is_back ? 1 - at % 2 : at % 2, row = at % 8 / 2;
            double x = LEFT + column * CARD_WIDTH + INSET, y = TOP + row * CARD_HEIGHT + INSET;
            draw(is_back ? back(text_of(deck, card, "back")) : front(text_of(deck, card, "front")), x, y);
            snprintf(shown, sizeof shown, "%d", at + 1);
            show(title, 6.5, x, y + TEXT_HEIGHT + FOOT, FALSE);
            show(shown, 6.5, x + TEXT_WIDTH, y + TEXT_HEIGHT + FOOT, TRUE);
        }
    }
}

int main(int count, char **given) {
    yaml_parser_t parser;
    yaml_document_t deck;
    FILE *file = count == 4 ? fopen(given[2], "rb") : NULL;
    if (!file || !FcConfigAppFontAddDir(NULL, (FcChar8 *)given[1]) || !yaml_parser_initialize(&parser)) return 2;
    yaml_parser_set_input_file(&parser, file);
    if (!yaml_parser_load(&parser, &deck)) return 3;
    cairo_surface_t *surface = cairo_pdf_surface_create(given[3], 210 * MM, 297 * MM);
    page = cairo_create(surface);
    context = pango_cairo_create_context(page);
    pango_cairo_context_set_resolution(context, 72);
    regular = pango_font_description_from_string("Noto Sans");
    bold = pango_font_description_from_string("Noto Sans Bold");
    draw_sheets(&deck);
    cairo_destroy(page);
    cairo_surface_finish(surface);
    return cairo_surface_status(surface);
}
