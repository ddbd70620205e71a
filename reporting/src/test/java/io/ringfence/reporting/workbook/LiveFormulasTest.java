package io.ringfence.reporting.workbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.workbook.LiveBooks.Edited;
import io.ringfence.reporting.workbook.LiveTally.Share;
import io.ringfence.reporting.workbook.SheetValues.Cell;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The workbook's own arithmetic: LibreOffice computes 10,000 random positions of every venue and
 * every generation anew after each was given a move, and comes to what the engine says of the
 * position with that move. Fewer books with {@code -Dringfence.test.liveBooks=1}.
 */
class LiveFormulasTest {
  private static final int BOOKS = Integer.getInteger("ringfence.test.liveBooks", 4);
  private static final int POSITIONS = 2_500;
  private static final long SEED = 20251010;

  @TempDir Path folder;

  @Test
  void whatLibreOfficeComputesIsWhatTheEngineSays() throws Exception {
    LiveBooks books = new LiveBooks(folder, SEED);
    List<Edited> edited = new ArrayList<>();
    for (int i = 0; i < BOOKS; i++) {
      edited.add(books.edited(i, POSITIONS));
    }
    Path computed = books.computed(edited);
    LiveTally tally = new LiveTally();
    List<String> verdicts = new ArrayList<>();
    for (Edited book : edited) {
      Path file = computed.resolve(book.file().getFileName());
      compare(SheetValues.of(file, "Workbench", "Position"), book, tally);
      verdicts.add(verdict(file));
    }
    write(tally);
    assertThat(tally.differences).isEmpty();
    assertThat(verdicts).hasSize(BOOKS).containsOnly("TIES OUT");
    assertThat(tally.byVenue).allSatisfy(LiveFormulasTest::isWhole);
    assertThat(tally.byForm).allSatisfy(LiveFormulasTest::isWhole);
    everyKindCameUp(tally.byForm);
    int all = BOOKS * POSITIONS;
    assertThat(tally.positions).isEqualTo(all);
    assertThat(tally.betweenTwo).isLessThan(all / 200);
    assertThat(tally.beyondDoubles).isLessThan(all / 16);
    assertThat(tally.offByOne).isLessThan(all / 50);
    assertThat(tally.prices).isGreaterThan(all * 8 / 10);
    assertThat(tally.pricesThatMoved).isGreaterThan(all * 7 / 10);
  }

  private static void isWhole(String of, Share share) {
    assertThat(share.equal()).as(of).isEqualTo(share.all());
  }

  private static void everyKindCameUp(Map<String, Share> kinds) {
    assertThat(Stream.of(ClosedForm.class, PrintedPrice.class).flatMap(LiveFormulasTest::leaves))
        .allSatisfy(
            kind ->
                assertThat(
                        kinds.entrySet().stream()
                            .filter(entry -> entry.getKey().contains(kind))
                            .mapToInt(entry -> entry.getValue().all())
                            .sum())
                    .as(kind)
                    .isGreaterThan(20));
  }

  /** Names of the records of a sealed interface. */
  private static Stream<String> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(LiveFormulasTest::leaves)
        : Stream.of(type.getSimpleName());
  }

  private static String verdict(Path book) throws IOException {
    return SheetValues.cell(book, TieOutColumns.NAME, "C", Frame.BODY + 2).shown();
  }

  private static void write(LiveTally tally) throws IOException {
    StringBuilder shares = new StringBuilder();
    Stream.of(tally.byVenue, tally.byForm)
        .forEach(
            counts ->
                counts.forEach(
                    (of, share) ->
                        shares.append("%s: %s/%s%n".formatted(of, share.equal(), share.all()))));
    shares.append(
        "between two: %s, beyond doubles: %s, off by one: %s%n"
            .formatted(tally.betweenTwo, tally.beyondDoubles, tally.offByOne));
    Files.writeString(Path.of("target", "live-formulas.txt"), shares);
  }

  private static void compare(SheetValues table, Edited book, LiveTally tally) {
    Map<String, PositionLine> lines = book.lines();
    Digits digits = new Digits(book.report().positions());
    for (Map<String, Cell> row : table.rows()) {
      PositionLine line = requireNonNull(lines.get(table.cell(row, "Position").shown()));
      int mark = tally.mark();
      String check = table.cell(row, WorkbenchColumns.CHECK).shown();
      if (!check.equals("ties")) {
        tally.differs(line.key() + ": check " + check);
      }
      BigDecimal move = requireNonNull(book.moves().get(line.key().toString()));
      compare(heading -> table.cell(row, heading), line, after(line, move), digits, tally);
      tally.count(line, mark);
    }
  }

  private static MarginExposure after(PositionLine line, BigDecimal move) {
    MarginExposure now = requireNonNull(line.exposure());
    IsolatedPosition moved = now.position().plusMargin(move);
    return MarginExposure.of(line.rules(), moved, now.leverage(), now.markPrice());
  }

  private interface Row {
    Cell cell(String heading);
  }

  private static void compare(
      Row row, PositionLine line, MarginExposure after, Digits digits, LiveTally tally) {
    MarginExposure now = requireNonNull(line.exposure());
    int known = digits.places(line.key().instrument());
    int places = line.liquidationPrice().map(price -> Scale.of(price, known)).orElse(known);
    Optional<BigDecimal> price = after.liquidationPrice().map(root -> root.price(after.side()));
    tally.prices += price.isPresent() ? 1 : 0;
    tally.pricesThatMoved += price.equals(line.liquidationPrice()) ? 0 : 1;
    tally.beyondDoubles += Scale.isSafe(now, line.row().settlementAsset()) ? 0 : 1;
    String name = line.key() + " " + line.rules().rulePack();
    BigDecimal noise = Scale.noiseOfPrice(after, price.orElse(BigDecimal.ZERO));
    tally.compare(name + " price", row.cell("Liquidation price after"), price, places, noise);
    tally.compare(
        name + " distance",
        row.cell("Distance after"),
        after.distance(),
        Scale.DISTANCE,
        noise.divide(now.markPrice(), MathContext.DECIMAL32));
    amounts(row, line, after, name, tally);
  }

  private static void amounts(
      Row row, PositionLine line, MarginExposure after, String name, LiveTally tally) {
    MarginExposure now = requireNonNull(line.exposure());
    Map.of(
            "Removable after", after.removableMargin(),
            "Equity after", after.equity(),
            "Requirement", now.maintenanceMargin())
        .forEach(
            (heading, amount) ->
                tally.compareAmount(
                    name + " " + heading,
                    row.cell(heading),
                    amount,
                    now,
                    line.row().settlementAsset()));
    Map.of("Exact removable", now.removableMargin(), "Exact equity", now.equity())
        .forEach(
            (heading, exact) -> {
              if (new BigDecimal(row.cell(heading).shown()).compareTo(exact) != 0) {
                tally.differs(name + " " + heading);
              }
            });
  }
}
