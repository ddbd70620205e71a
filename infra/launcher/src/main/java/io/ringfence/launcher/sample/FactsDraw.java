package io.ringfence.launcher.sample;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.position.PositionFacts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws what the institution knows about a position; some of it stays unknown, as in life. */
final class FactsDraw {
  private static final List<String> CONVICTIONS = List.of("high", "medium", "medium", "low");

  private final Dice dice;
  private final Institution institution;
  private final Map<String, PricedInstrument> described;

  FactsDraw(Dice dice, Institution institution) {
    this.dice = dice;
    this.institution = institution;
    this.described =
        CsvTable.instruments().stream()
            .collect(Collectors.toMap(PricedInstrument::symbol, Function.identity()));
  }

  /**
   * Facts of a position.
   *
   * @param stop where its stop rests; empty: it has none, or none is known
   */
  PositionFacts draw(Draft draft, Optional<BigDecimal> stop) {
    Book book = draft.book();
    IsolatedPosition position = draft.terms().position();
    BigDecimal covered = dice.percent(88) ? position.quantity() : half(position.quantity());
    int planned = dice.between(30, 100);
    return new PositionFacts(
        book.desk(),
        book.name(),
        institution.trader(book, dice),
        stop.orElse(null),
        stop.map(_ -> covered).orElse(null),
        dice.percent(60) ? Figures.percent(position.isolatedMargin(), planned) : null,
        thesis(),
        plan(),
        book.legalEntity(),
        book.clientOrHouse(),
        labels(book, described.get(draft.key().instrument().symbol()), draft.pairId()));
  }

  private PositionFacts.@Nullable Thesis thesis() {
    int draw = dice.between(1, 100);
    if (draw <= 90) {
      return PositionFacts.Thesis.INTACT;
    }
    return draw <= 95 ? PositionFacts.Thesis.BROKEN : null;
  }

  private PositionFacts.@Nullable Plan plan() {
    int draw = dice.between(1, 100);
    if (draw <= 40) {
      return PositionFacts.Plan.ADD;
    }
    return draw <= 75 ? PositionFacts.Plan.EXIT : null;
  }

  private PositionFacts.Labels labels(
      Book book, @Nullable PricedInstrument instrument, @Nullable String pairId) {
    return new PositionFacts.Labels(
        book.strategy(),
        book.bookTag(),
        book.profile(),
        instrument == null ? null : instrument.riskClass(),
        instrument == null ? null : instrument.sector(),
        dice.percent(80) ? dice.pick(CONVICTIONS) : null,
        pairId);
  }

  private static BigDecimal half(BigDecimal quantity) {
    return quantity.multiply(new BigDecimal("0.5"));
  }
}
