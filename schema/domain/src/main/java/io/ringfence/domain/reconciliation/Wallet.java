package io.ringfence.domain.reconciliation;

import java.math.BigDecimal;

/** What a payload says of the margin posted to a position. */
public sealed interface Wallet {
  /**
   * The wallet W itself, without unrealised PnL.
   *
   * @param amount settlement asset; funding and fees may drive it below 0
   * @param field where it stands in the payload
   */
  record Stated(BigDecimal amount, String field) implements Wallet {}

  /**
   * W + U at the payload's mark. Never to be paired with the entry price: the position is re-based,
   * E := P and W := M(P).
   *
   * @param equity settlement asset
   * @param field where it stands in the payload
   */
  record EquityAtMark(Reading equity, String field) implements Wallet {}

  /**
   * W and the fee of a close at the bankruptcy price on top.
   *
   * @param balance settlement asset
   * @param field where it stands in the payload
   */
  record WithFeeToClose(Reading balance, String field) implements Wallet {}

  /**
   * The payload says nothing. A comparison assumes V(E) / L, and every figure that rests on it says
   * so; a position update from it has no wallet.
   *
   * @param why which field is missing
   */
  record Unstated(String why) implements Wallet {}
}
