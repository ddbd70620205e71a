package io.ringfence.contracts.calculator;

import io.ringfence.domain.calculator.PositionPreview;
import io.ringfence.domain.calculator.PositionPreview.Change;
import io.ringfence.domain.calculator.PositionPreview.State;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.operation.Operation;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position before and after each change; amounts in the settlement asset, null is "unknown" or
 * "none" and never 0.
 *
 * @param rulePack stamp of the rules, {@code id@version}
 * @param extrapolated whether they are used outside the time they are evidenced for
 * @param before the position as it is
 * @param changes every change alone, on the position as it is
 */
public record PreviewAnswer(
    @Nullable String rulePack,
    boolean extrapolated,
    PositionAnswer before,
    List<ChangeAnswer> changes) {
  public PreviewAnswer {
    changes = List.copyOf(changes);
  }

  /**
   * A position at the mark.
   *
   * @param isolatedMargin wallet W
   * @param leverage leverage set
   * @param notional V(P)
   * @param unrealisedPnl U(P)
   * @param equity M(P)
   * @param maintenanceMargin requirement with the trigger's fee where the venue counts one
   * @param initialMargin V(P) / L
   * @param removableMargin what the venue lets be taken out
   * @param marginRatio requirement by equity, 1 is liquidation; null: bankrupt
   * @param liquidationPrice null: none
   * @param bankruptcyPrice null: none
   * @param distance to liquidation, fraction of the mark; null: none
   * @param cap what a liquidation takes: W
   * @param stillToLose from now: max(0, M(P))
   * @param lifetimeCap most the episode can have cost; null: what was paid in is not known
   */
  public record PositionAnswer(
      BigDecimal isolatedMargin,
      BigDecimal leverage,
      BigDecimal notional,
      BigDecimal unrealisedPnl,
      BigDecimal equity,
      BigDecimal maintenanceMargin,
      BigDecimal initialMargin,
      BigDecimal removableMargin,
      @Nullable BigDecimal marginRatio,
      @Nullable BigDecimal liquidationPrice,
      @Nullable BigDecimal bankruptcyPrice,
      @Nullable BigDecimal distance,
      BigDecimal cap,
      BigDecimal stillToLose,
      @Nullable BigDecimal lifetimeCap) {
    /** What is shown of a state. */
    public static PositionAnswer of(State state) {
      MarginExposure exposure = state.exposure();
      return new PositionAnswer(
          Shown.figure(exposure.position().isolatedMargin()),
          Shown.figure(exposure.leverage()),
          Shown.figure(exposure.notional()),
          Shown.figure(exposure.unrealisedPnl()),
          Shown.figure(exposure.equity()),
          Shown.figure(exposure.maintenanceMargin()),
          Shown.figure(exposure.initialMargin()),
          Shown.figure(exposure.removableMargin()),
          Shown.figure(exposure.marginRatio()),
          Shown.price(exposure.liquidationPrice(), exposure.side()),
          Shown.price(exposure.bankruptcyPrice(), exposure.side()),
          Shown.figure(exposure.distance()),
          Shown.figure(state.cap()),
          Shown.figure(state.stillToLose()),
          Shown.figure(state.lifetimeCap()));
    }
  }

  /**
   * One change.
   *
   * @param change {@code add}, {@code remove} or {@code newLeverage}
   * @param figure amount of margin, or the leverage
   * @param after the position after it; null: it cannot be done
   * @param refusal which rule forbids it, stable; null: none does
   * @param finding the rule and what was found; null: none forbids it
   */
  public record ChangeAnswer(
      String change,
      BigDecimal figure,
      @Nullable PositionAnswer after,
      @Nullable String refusal,
      @Nullable String finding) {
    static ChangeAnswer of(String name, Operation operation, PositionPreview preview) {
      BigDecimal figure = Shown.figure(figureOf(operation));
      return switch (preview.after(operation)) {
        case Change.Done(State after) ->
            new ChangeAnswer(name, figure, PositionAnswer.of(after), null, null);
        case Change.NotDone(String code, String finding) ->
            new ChangeAnswer(name, figure, null, code, finding);
      };
    }

    private static BigDecimal figureOf(Operation operation) {
      return switch (operation) {
        case Operation.Add(var amount) -> amount;
        case Operation.Remove(var amount) -> amount;
        case Operation.ChangeLeverage(var leverage) -> leverage;
        case Operation.Order _, Operation.Close _, Operation.Funding _, Operation.Fee _ ->
            throw new IllegalArgumentException("a preview knows no " + operation);
      };
    }
  }

  /** The answer to a request. */
  public static PreviewAnswer of(PreviewRequest request) {
    PositionPreview preview = request.preview();
    return new PreviewAnswer(
        request.rules().rulePack(),
        request.rules().extrapolated(),
        PositionAnswer.of(preview.before()),
        request.changes().entrySet().stream()
            .map(it -> ChangeAnswer.of(it.getKey(), it.getValue(), preview))
            .toList());
  }
}
