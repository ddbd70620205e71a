package io.ringfence.reporting.workbook;

import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.stress.StressFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A question of stress with its answer as a sheet, as lines of text or as figures: one definition
 * for all three.
 *
 * @param <R> a row of the answer
 */
public final class StressView<R> {
  private final String word;
  private final String title;
  private final String stateColumn;
  private final Table<R> table;
  private final Function<StressFacts, List<R>> rows;

  StressView(
      String word,
      String title,
      String stateColumn,
      Table<R> table,
      Function<StressFacts, List<R>> rows) {
    this.word = word;
    this.title = title;
    this.stateColumn = stateColumn;
    this.table = table;
    this.rows = rows;
  }

  /** All of them, in the order of reading. */
  public static List<StressView<?>> all() {
    return StressColumns.views();
  }

  /** The one that is called so, for example {@code ladder}. */
  public static Optional<StressView<?>> named(String word) {
    return all().stream().filter(view -> view.word.equals(word)).findFirst();
  }

  /** What it is called. */
  public String word() {
    return word;
  }

  /** What it says. */
  public String title() {
    return title;
  }

  /** Headings of its columns. */
  public List<String> headings() {
    return table.columns().stream().map(Column::heading).toList();
  }

  /** Its rows as people read them. */
  public List<List<String>> texts(StressFacts facts) {
    return cells(facts, StressView::text);
  }

  /** Its rows with all digits of each figure; fractions stay fractions. */
  public List<List<String>> figures(StressFacts facts) {
    return cells(facts, StressView::exact);
  }

  void fill(Frame frame, SXSSFWorkbook workbook, StressFacts facts) {
    SXSSFSheet sheet = workbook.createSheet(table.name());
    ListSheet<R> list = new ListSheet<>(frame, title, table, stateColumn, 2);
    List<R> lines = rows.apply(facts);
    list.head(sheet, lines.size());
    sayLeftOut(frame, sheet, facts);
    list.fillFrom(sheet, Frame.BODY + 1, lines);
  }

  /** Positions that nothing can be said of are said to be left out, above what is said. */
  static void sayLeftOut(Frame frame, Sheet sheet, StressFacts facts) {
    int count = facts.unmarked().size();
    if (count > 0) {
      String sentence =
          (count == 1 ? "1 position without a mark is" : count + " positions without a mark are")
              + " in no figure here.";
      frame.pen().put(sheet.createRow(Frame.BODY), 0, sentence, Role.SENTENCE);
    }
  }

  /** Name of its sheet. */
  String sheet() {
    return table.name();
  }

  private List<List<String>> cells(StressFacts facts, Function<Value, String> shown) {
    List<List<String>> lines = new ArrayList<>();
    for (R row : rows.apply(facts)) {
      lines.add(
          table.columns().stream().map(column -> shown.apply(column.value().apply(row))).toList());
    }
    return lines;
  }

  private static String text(Value value) {
    return value instanceof Value.Figure(BigDecimal figure, String pattern)
        ? figure(figure, pattern)
        : exact(value);
  }

  private static String figure(BigDecimal figure, String pattern) {
    if (pattern.endsWith("%")) {
      return figure.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString() + " %";
    }
    String digits = pattern.replaceAll("[^.0]", "");
    int point = digits.indexOf('.');
    return Words.figure(figure, point < 0 ? 0 : digits.length() - point - 1);
  }

  private static String exact(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Prose(String text) -> text;
      case Value.Word(String word) -> word;
      case Value.Said(String word) -> word;
      case Value.State(String word) -> word;
      case Value.Remark(String text) -> text;
      case Value.Dash() -> "-";
      case Value.Figure(BigDecimal figure, String _) -> Precision.canonical(figure);
      case Value.Input(BigDecimal figure, String _) -> Precision.canonical(figure);
      case Value.Exact(BigDecimal figure) -> Precision.canonical(figure);
      case Value.Moment(var at) -> at.toString();
      case Value.Formula(String _, Value shown) -> exact(shown);
    };
  }

  /** The words of all views, for people who ask for one that is not there. */
  public static String words() {
    return String.join(", ", all().stream().map(StressView::word).toList())
        .toLowerCase(Locale.ROOT);
  }
}
