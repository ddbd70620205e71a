package io.ringfence.domain.calculator;

import io.ringfence.domain.explain.WorkingLine;
import io.ringfence.domain.explain.WorkingLine.Kind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the formula of a figure is filled with, for the figures that {@link CaseWorking} omits. */
record FigureBasis(PositionQuestion question) {
  List<WorkingLine> of(Figure figure) {
    return lines(figure).toList();
  }

  private Stream<WorkingLine> lines(Figure figure) {
    return switch (figure) {
      case NOTIONAL_AT_ENTRY ->
          join(
              List.of(
                  given("q", Input.QUANTITY),
                  multiplier(),
                  entry(),
                  given("cost", Input.ENTRY_COST)));
      case INITIAL_MARGIN_AT_RATE ->
          join(List.of(worked("V", Figure.NOTIONAL), given("initialRate", Input.INITIAL_RATE)));
      case BUFFERED_LIQUIDATION_PRICE ->
          join(
              List.of(
                  worked("LP", Figure.LIQUIDATION_PRICE),
                  entry(),
                  given("b", Input.LIQUIDATION_BUFFER)));
      case LIQUIDATABLE ->
          join(List.of(trigger(figure.key()), worked("LP", Figure.LIQUIDATION_PRICE)));
      case MARGIN_RATIO -> question.ratio().stream().flatMap(this::ratio);
      case SHORTFALL -> worked("M", Figure.MARGIN_BALANCE);
      case INSURANCE_FUND_AFTER ->
          join(List.of(given("fund", Input.INSURANCE_FUND), worked("deficit", Figure.SHORTFALL)));
      case ADL_EQUITY_AFTER ->
          join(
              List.of(
                  wallet(figure.key()),
                  worked("U", Figure.UNREALISED_PNL),
                  given("deficit", Input.DEFICIT)));
      case FEE_TO_CLOSE ->
          join(
              List.of(
                  given("τ", Input.TAKER_FEE),
                  worked("C", Figure.NOTIONAL_AT_ENTRY),
                  given("L", Input.LEVERAGE),
                  given("A", Input.ADDED_MARGIN)));
      case CLOSING_FEE ->
          join(List.of(given("τ", Input.TAKER_FEE), worked("BP", Figure.BANKRUPTCY_PRICE)));
      case POSITION_BALANCE ->
          join(
              List.of(
                  worked("C", Figure.NOTIONAL_AT_ENTRY),
                  given("L", Input.LEVERAGE),
                  worked("φ", Figure.FEE_TO_CLOSE)));
      case NOTIONAL,
          UNREALISED_PNL,
          MARGIN_BALANCE,
          INITIAL_MARGIN,
          INITIAL_MARGIN_AT_MARK,
          MAINTENANCE_MARGIN,
          LIQUIDATION_PRICE,
          BANKRUPTCY_PRICE,
          TIER_RATE,
          TIER_MAINTENANCE_AMOUNT,
          TIER_MAINTENANCE_AMOUNTS,
          QUANTITY,
          ENTRY_PRICE,
          ISOLATED_MARGIN,
          RESULT_SIDE ->
          Stream.empty();
    };
  }

  private Stream<WorkingLine> ratio(RatioDefinition definition) {
    Stream<WorkingLine> parts =
        switch (definition) {
          case REQUIREMENT_OVER_EQUITY -> worked("MM", Figure.MAINTENANCE_MARGIN);
          case EQUITY_OVER_REQUIREMENT_AND_FEE ->
              join(
                  List.of(
                      worked("MM", Figure.MAINTENANCE_MARGIN),
                      worked("V", Figure.NOTIONAL),
                      given("τ", Input.TAKER_FEE)));
          case EQUITY_OVER_NOTIONAL -> worked("V", Figure.NOTIONAL);
          case HTX ->
              join(
                  List.of(
                      worked("IM", Figure.INITIAL_MARGIN_AT_MARK),
                      given("adjust", Input.ADJUST_FACTOR)));
        };
    Stream<WorkingLine> ratio =
        decimal(question.answer(Figure.MARGIN_RATIO)).stream()
            .map(it -> step("ratio", "as the venue prints it", definition.toString(), it));
    return join(List.of(worked("M", Figure.MARGIN_BALANCE), parts, ratio));
  }

  private static Stream<WorkingLine> join(List<Stream<WorkingLine>> parts) {
    return parts.stream().flatMap(part -> part);
  }

  private Stream<WorkingLine> given(String symbol, Input input) {
    return held().inputs().find(input).stream().map(it -> input(symbol, input.field(), it));
  }

  private Stream<WorkingLine> multiplier() {
    return Stream.of(input("multiplier", "what one q is", held().contract().multiplier()));
  }

  private Stream<WorkingLine> entry() {
    return Stream.of(input("E", "average entry", held().unfunded().entryPrice()));
  }

  private Stream<WorkingLine> wallet(String name) {
    return Stream.of(input("W", "isolated wallet", held().funded(name).isolatedMargin()));
  }

  /** Equity as the venue counts it and what it must exceed, both at the mark. */
  private Stream<WorkingLine> trigger(String name) {
    IsolatedPosition position = held().funded(name);
    MarginModel model = question.rules().tiered(held(), name);
    BigDecimal mark = held().mark(name);
    Fraction equity = model.countedEquity(position, position.value(mark));
    Fraction requirement = model.exactRequirement(position, mark);
    return Stream.of(
        input("P", "mark", mark),
        new WorkingLine(Kind.STEP, "M", "equity at the mark", "W + U(P)", equity),
        new WorkingLine(Kind.STEP, "R", "requirement at the mark", "by the tier", requirement));
  }

  private Stream<WorkingLine> worked(String symbol, Figure figure) {
    return decimal(question.answer(figure)).stream()
        .map(it -> step(symbol, figure.key(), figure.formula(), it));
  }

  private static Optional<BigDecimal> decimal(FigureValue value) {
    return switch (value) {
      case FigureValue.Decimal(BigDecimal figure) -> Optional.of(figure);
      case FigureValue.Flag _, FigureValue.Decimals _, FigureValue.Side _, FigureValue.Absent _ ->
          Optional.empty();
    };
  }

  private static WorkingLine step(String symbol, String meaning, String formula, BigDecimal it) {
    return new WorkingLine(Kind.STEP, symbol, meaning, formula, Fraction.of(it));
  }

  private static WorkingLine input(String symbol, String meaning, BigDecimal value) {
    return new WorkingLine(Kind.INPUT, symbol, meaning, "", Fraction.of(value));
  }

  private HeldPosition held() {
    return question.held();
  }
}
