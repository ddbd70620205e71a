package io.ringfence.reporting.workbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.workbook.LiveBooks.Edited;
import io.ringfence.reporting.workbook.LiveTally.Share;
import io.ringfence.reporting.workbook.SheetValues.Cell;
import java.io.IOException;
import java.math.BigDecimal;
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
 * every generation anew after each was given a move, a tenth of them one that carries equity to the
 * middle between two amounts or next to it, and comes to what the engine says of the position with
 * that move: every figure is equal to the digits the sheet shows. Those are all where the terms of
 * an amount have at most 15 together. Fewer books with {@code -Dringfence.test.liveBooks=1}.
 */
class LiveFormulasTest {
  private static final int BOOKS = Integer.getInteger("ringfence.test.liveBooks", 4);
  private static final int POSITIONS = 2_500;
  private static final long SEED = 20251010;

  private static final BigDecimal NEAR = new BigDecimal("0.11");

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
    assertThat(tally.fitting).as("amounts that fit").isGreaterThan(all / 2);
    assertThat(tally.inTheMiddle).as("aimed at the middle").isPositive();
    assertThat(tally.nearTheMiddle).as("aimed next to it").isPositive();
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
        """
        positions: %s, of them with a figure of fewer digits: %s
        figures of fewer digits: %s, of them near the middle between two: %s
        figures in the middle: %s
        amounts whose terms fit 15 digits: %s
        """
            .formatted(
                tally.positions,
                tally.positionsWithFewer,
                tally.fewer,
                tally.nearTheMiddle,
                tally.inTheMiddle,
                tally.fitting));
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
    int places = digits.places(line.key().instrument());
    Optional<BigDecimal> price = after.liquidationPrice().map(root -> root.price(after.side()));
    tally.prices += price.isPresent() ? 1 : 0;
    tally.pricesThatMoved += price.equals(line.liquidationPrice()) ? 0 : 1;
    int asset = Words.digits(line.row().settlementAsset());
    LiveTerms terms = LiveTerms.of(line, after);
    int before = tally.fewer;
    List.of(
            new Figure("Liquidation price", "price", price, places, false),
            new Figure("Distance", "distance", after.distance(), Scale.DISTANCE, false),
            new Figure(
                "Removable",
                "removable",
                some(after.removableMargin()),
                asset,
                terms.ofRemovable()),
            new Figure("Equity", "equity", some(after.equity()), asset, terms.ofEquity()))
        .forEach(figure -> figure.compare(row, line.key().toString(), tally));
    asIssued(row, line, now, terms, tally);
    tally.positionsWithFewer += tally.fewer > before ? 1 : 0;
    String said = row.cell(WorkbenchColumns.SHOWN).shown();
    if (!said.equals("fewer") && (tally.fewer > before || !said.equals("all"))) {
      tally.differs(line.key() + ": digits shown " + said);
    }
  }

  private static Optional<BigDecimal> some(BigDecimal figure) {
    return Optional.of(figure);
  }

  /** A figure with its move, the digits it should have and whether it must have them. */
  private record Figure(
      String heading, String digits, Optional<BigDecimal> engine, int wanted, boolean fits) {
    void compare(Row row, String name, LiveTally tally) {
      String what = name + " " + heading;
      int shown =
          new BigDecimal(row.cell("Digits of " + digits + " after").shown()).intValueExact();
      tally.compare(what, row.cell(heading + " after"), engine, shown);
      tally.fitting += fits ? 1 : 0;
      if (fits && shown < wanted) {
        tally.differs(what + " fits and has digits " + shown);
      }
      tally.fewer += shown < wanted ? 1 : 0;
      boolean isNear =
          engine.filter(it -> Scale.fromMiddle(it, shown + 1).compareTo(NEAR) < 0).isPresent();
      tally.nearTheMiddle += shown < wanted && isNear ? 1 : 0;
    }
  }

  /** The figures without a move, whose digits are settled when the book is issued. */
  private static void asIssued(
      Row row, PositionLine line, MarginExposure now, LiveTerms fits, LiveTally tally) {
    Terms terms = new Terms(line, now, ClosedForm.of(line));
    String name = line.key() + " now ";
    BigDecimal required = now.maintenanceMargin();
    int digits = terms.requirement().digitsOf(required);
    tally.compare(name + "requirement", row.cell("Requirement"), some(required), digits);
    tally.fitting += fits.ofRequirement() ? 1 : 0;
    if (fits.ofRequirement() && digits < terms.wanted()) {
      tally.differs(name + "requirement fits and has digits " + digits);
    }
    tally.fewer += digits < terms.wanted() ? 1 : 0;
    BigDecimal equity = now.equity();
    tally.compare(
        name + "equity", row.cell("Equity now"), some(equity), terms.equity().digitsOf(equity));
    BigDecimal removable = now.removableMargin();
    tally.compare(
        name + "removable",
        row.cell("Removable now"),
        some(removable),
        terms.removable().digitsOf(removable));
    Map.of("Exact removable", now.removableMargin(), "Exact equity", now.equity())
        .forEach(
            (heading, exact) -> {
              if (new BigDecimal(row.cell(heading).shown()).compareTo(exact) != 0) {
                tally.differs(name + heading);
              }
            });
  }
}
