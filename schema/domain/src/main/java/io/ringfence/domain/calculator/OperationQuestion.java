package io.ringfence.domain.calculator;

import io.ringfence.domain.explain.WorkingLine;
import io.ringfence.domain.explain.WorkingLine.Kind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.operation.Fill;
import io.ringfence.domain.operation.Holding;
import io.ringfence.domain.operation.Movement;
import io.ringfence.domain.operation.Operation;
import io.ringfence.domain.operation.OperationOutcome;
import io.ringfence.domain.operation.OperationOutcome.Applied;
import io.ringfence.domain.operation.OperationOutcome.Refused;
import io.ringfence.domain.operation.OrderEffects;
import io.ringfence.domain.operation.Place;
import io.ringfence.domain.operation.WhatIf;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a position is after an order. Here {@code isolatedMargin} is the equity at the mark, before
 * and after, as venues print it that do not show the wallet.
 *
 * @param after what came of the order
 * @param mark mark before the fill, quote per base
 */
public record OperationQuestion(Applied after, BigDecimal mark) implements Question {
  private static final Set<Figure> FIGURES =
      EnumSet.of(Figure.QUANTITY, Figure.ENTRY_PRICE, Figure.ISOLATED_MARGIN, Figure.RESULT_SIDE);
  private static final String NAME = "operation";

  /**
   * An order on a position.
   *
   * @param order the order; LONG buys
   * @throws CaseException when the case lacks what the venue's rule needs, or the venue would
   *     refuse the order
   */
  public static OperationQuestion of(HeldPosition held, OrderEffects effects, GivenOrder order) {
    Inputs inputs = held.inputs();
    BigDecimal mark = held.mark(NAME);
    BigDecimal equity = inputs.need(Input.ISOLATED_MARGIN, NAME);
    held.leverage(NAME);
    Holding holding = Holding.ofEquity(held.unfunded(), equity, mark);
    Fill fill = new Fill(order.quantity(), order.price(), order.fee());
    Operation operation = Operation.ofOrder(holding, order.direction(), fill, order.leverage());
    OperationOutcome outcome =
        new WhatIf(effects, Optional.empty(), mark).apply(holding, operation);
    return switch (outcome) {
      case Applied applied -> new OperationQuestion(applied, mark);
      case Refused(_, String finding) -> throw new CaseException(NAME, "is refused: " + finding);
    };
  }

  @Override
  public Set<Figure> figures() {
    return FIGURES;
  }

  @Override
  public FigureValue answer(Figure figure) {
    if (!FIGURES.contains(figure)) {
      throw unknown(figure);
    }
    if (figure == Figure.ISOLATED_MARGIN) {
      return FigureValue.of(after.marginAfterFill(mark));
    }
    if (figure == Figure.QUANTITY) {
      return FigureValue.of(position().map(IsolatedPosition::quantity).orElse(BigDecimal.ZERO));
    }
    return figure == Figure.ENTRY_PRICE
        ? ofPosition(it -> FigureValue.of(it.entryPrice()))
        : ofPosition(it -> new FigureValue.Side(it.side()));
  }

  /** What moved into the wallet and out of it, in order. */
  @Override
  public List<WorkingLine> basis(Figure figure) {
    List<WorkingLine> lines = new ArrayList<>();
    lines.add(line("W", "isolated wallet before", "", after.before().wallet()));
    for (Movement moved : after.movements()) {
      String way = moved.from() + " to " + moved.to();
      lines.add(line("+", shown(moved.reason()), shown(way), moved.netOf(Place.WALLET)));
    }
    lines.add(line("W'", "isolated wallet after", "W + what moved", after.after().wallet()));
    return lines;
  }

  private static String shown(Object name) {
    return name.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static WorkingLine line(String symbol, String meaning, String how, BigDecimal value) {
    Kind kind = how.isEmpty() ? Kind.INPUT : Kind.STEP;
    return new WorkingLine(kind, symbol, meaning, how, Fraction.of(value));
  }

  private Optional<IsolatedPosition> position() {
    return after.after().position();
  }

  private FigureValue ofPosition(Function<IsolatedPosition, FigureValue> figure) {
    return position().map(figure).orElse(new FigureValue.Absent(FigureValue.Reason.FLAT));
  }
}
