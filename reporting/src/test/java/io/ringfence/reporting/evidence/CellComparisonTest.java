package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.evidence.CellComparison.Difference;
import io.ringfence.reporting.evidence.CellSource.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is found side by side, beside a plain comparison of everything with everything. */
class CellComparisonTest {
  private static final List<String> EDITABLE = List.of("S1!B2:C9");
  private static final EditableCells CELLS_FOR_EDITING = EditableCells.parse(EDITABLE);

  private record Book(Map<String, List<Cell>> cells) implements CellSource {
    @Override
    public Set<String> sheets() {
      return cells.keySet();
    }

    @Override
    public Reader sheet(String name) {
      Iterator<Cell> all = cells.getOrDefault(name, List.of()).iterator();
      return new Reader() {
        @Override
        public @Nullable Cell next() {
          return all.hasNext() ? all.next() : null;
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };
    }

    Map<String, Cell> byName(String sheet) {
      Map<String, Cell> named = new LinkedHashMap<>();
      cells.getOrDefault(sheet, List.of()).forEach(cell -> named.put(cell.name(), cell));
      return named;
    }

    String payload() {
      StringBuilder json = new StringBuilder("{\"editable\":[\"S1!B2:C9\"],\"cells\":{");
      String between = "";
      for (Map.Entry<String, List<Cell>> sheet : cells.entrySet()) {
        json.append(between).append('"').append(sheet.getKey()).append("\":[");
        json.append(String.join(",", sheet.getValue().stream().map(Book::json).toList()));
        json.append(']');
        between = ",";
      }
      return json.append("}}").toString();
    }

    private static String json(Cell cell) {
      String value = cell.value().substring(1);
      return cell.shown() == null
          ? "[\"%s\",\"t\",\"%s\"]".formatted(cell.name(), value.replace("\"", ""))
          : "[\"%s\",\"f\",\"%s\",\"n\",\"%s\"]".formatted(cell.name(), value, cell.shown());
    }
  }

  private static Cell cell(String name, Random random) {
    int value = random.nextInt(5);
    return random.nextInt(4) == 0
        ? new Cell(name, "=1+" + value, Integer.toString(random.nextInt(3)))
        : new Cell(name, "\"" + value + "\"", null);
  }

  private static List<Cell> sheet(Random random, int rows) {
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < 5; column++) {
        if (random.nextInt(3) > 0) {
          cells.add(cell(CellValue.name(row, column), random));
        }
      }
    }
    return cells;
  }

  /** Some cells are others, some are gone, some are new; rows stay in their order. */
  private static List<Cell> changed(List<Cell> issued, Random random, int rows) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    issued.forEach(cell -> cells.put(cell.name(), cell));
    for (int change = random.nextInt(4); change > 0; change--) {
      String name = CellValue.name(random.nextInt(rows + 2), random.nextInt(5));
      if (random.nextBoolean()) {
        cells.remove(name);
      } else {
        cells.put(name, cell(name, random));
      }
    }
    List<Cell> inOrder = new ArrayList<>(cells.values());
    inOrder.sort(Comparator.comparingInt(Cell::row));
    return inOrder;
  }

  private record Books(Book issued, Book file) {
    static Books of(Random random) {
      Map<String, List<Cell>> issued = new LinkedHashMap<>();
      Map<String, List<Cell>> file = new TreeMap<>(Comparator.reverseOrder());
      for (int sheet = 0; sheet < 3; sheet++) {
        int rows = 1 + random.nextInt(12);
        List<Cell> cells = sheet(random, rows);
        file.put("S" + sheet, changed(cells, random, rows));
        if (random.nextInt(4) == 0) {
          Collections.shuffle(cells, random);
        }
        issued.put("S" + sheet, cells);
      }
      if (random.nextInt(5) == 0) {
        issued.remove("S0");
      } else if (random.nextInt(5) == 0) {
        file.remove("S2");
      }
      return new Books(new Book(issued), new Book(file));
    }
  }

  /** Every cell that is in one of them and another or nothing in the other. */
  private static List<Difference> plain(Books books) {
    List<Difference> all = new ArrayList<>();
    books.issued().cells().keySet().forEach(sheet -> plain(books, sheet, all));
    books.file().cells().keySet().stream()
        .filter(sheet -> !books.issued().cells().containsKey(sheet))
        .forEach(sheet -> all.add(new Difference(sheet, "", "no sheet", "added")));
    return all;
  }

  private static void plain(Books books, String sheet, List<Difference> all) {
    if (!books.file().cells().containsKey(sheet)) {
      all.add(new Difference(sheet, "", "a sheet", "missing"));
      return;
    }
    Map<String, Cell> theirs = new TreeMap<>(books.file().byName(sheet));
    books
        .issued()
        .byName(sheet)
        .forEach(
            (name, was) -> {
              Cell is = theirs.remove(name);
              String other = is == null ? "empty" : is.value();
              if (!other.equals(was.value())) {
                all.add(new Difference(sheet, name, was.value(), other));
              }
            });
    theirs.forEach((name, is) -> all.add(new Difference(sheet, name, "empty", is.value())));
  }

  private static List<Difference> plainShown(Books books) {
    List<Difference> all = new ArrayList<>();
    for (String sheet : books.issued().cells().keySet()) {
      Map<String, Cell> theirs = books.file().byName(sheet);
      books
          .issued()
          .byName(sheet)
          .forEach(
              (name, was) -> {
                Cell is = theirs.get(name);
                String shown = is == null ? null : is.shown();
                if (was.shown() != null && shown != null && !shown.equals(was.shown())) {
                  all.add(new Difference(sheet, name, was.shown(), shown));
                }
              });
    }
    return all;
  }

  @Test
  void whatIsFoundSideBySideIsWhatAPlainComparisonFindsInItsOrder() throws Exception {
    Random random = new Random(5);
    int edited = 0;
    int equal = 0;
    for (int round = 0; round < 2_000; round++) {
      Books books = Books.of(random);
      CellComparison found =
          CellComparison.of(
              Payload.parse(books.issued().payload()), CELLS_FOR_EDITING, books.file());
      List<Difference> differences = new ArrayList<>(plain(books));
      List<Difference> edits =
          differences.stream()
              .filter(one -> CELLS_FOR_EDITING.has(one.sheet(), one.cell()))
              .toList();
      differences.removeAll(edits);
      if (edits.isEmpty()) {
        differences.addAll(plainShown(books));
      }
      assertThat(found.edits()).as("round %s", round).isEqualTo(edits);
      assertThat(found.differences()).as("round %s", round).isEqualTo(differences);
      assertThat(found.count()).isEqualTo(differences.size());
      edited += edits.isEmpty() ? 0 : 1;
      equal += differences.isEmpty() && edits.isEmpty() ? 1 : 0;
    }
    assertThat(edited).isGreaterThan(100);
    assertThat(equal).isGreaterThan(50);
  }

  @Test
  void ofVeryManyDifferencesTheFirstAreNamedAndAllAreCounted() throws Exception {
    List<Cell> many = new ArrayList<>();
    for (int row = 0; row < 3 * CellComparison.MOST; row++) {
      many.add(new Cell(CellValue.name(row, 0), "\"a\"", null));
    }
    Book issued = new Book(new LinkedHashMap<>(Map.of("S", many)));
    CellComparison found =
        CellComparison.of(
            Payload.parse(issued.payload()), CELLS_FOR_EDITING, new Book(Map.of("S", List.of())));
    assertThat(found.count()).isEqualTo(3L * CellComparison.MOST);
    assertThat(found.differences()).hasSize(CellComparison.MOST);
  }

  @Test
  void aCellThatStandsTwiceInAFileWasAdded() throws Exception {
    Cell once = new Cell("A1", "\"a\"", null);
    Book issued = new Book(Map.of("S", List.of(once, new Cell("A2", "\"b\"", null))));
    Book file =
        new Book(
            Map.of(
                "S", List.of(once, new Cell("A2", "\"b\"", null), new Cell("A2", "\"c\"", null))));
    CellComparison found =
        CellComparison.of(Payload.parse(issued.payload()), CELLS_FOR_EDITING, file);
    assertThat(found.differences()).isNotEmpty();
  }

  @Test
  void theDigestOfCellsIsOfTheirSheetsByNameWhateverTheOrderTheyAreReadIn() throws Exception {
    Random random = new Random(9);
    Books books = Books.of(random);
    Map<String, List<Cell>> other = new TreeMap<>(books.file().cells());
    String digest = CellDigest.of(books.file());
    assertThat(CellDigest.of(new Book(other))).isEqualTo(digest);
    String first = books.file().sheets().iterator().next();
    other.put(first, List.of(new Cell("A1", "\"x\"", null)));
    assertThat(CellDigest.of(new Book(other))).isNotEqualTo(digest);
  }
}
