package io.ringfence.domain.operation;

import io.ringfence.domain.operation.Movement.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Movements of one operation while it is being worked out. */
final class Ledger {
  private final BigDecimal openingWallet;
  private final List<Movement> movements = new ArrayList<>();

  /**
   * Begins with a wallet.
   *
   * @param openingWallet W before the operation, settlement asset
   */
  Ledger(BigDecimal openingWallet) {
    this.openingWallet = openingWallet;
  }

  /** Moves a signed amount: one below 0 goes the other way, 0 leaves no trace. */
  void move(Reason reason, Place from, Place to, BigDecimal amount) {
    if (amount.signum() > 0) {
      movements.add(new Movement(reason, from, to, amount));
    } else if (amount.signum() < 0) {
      movements.add(new Movement(reason, to, from, amount.negate()));
    }
  }

  /** W with all that has moved so far, settlement asset. */
  BigDecimal wallet() {
    return openingWallet.add(net(movements, Place.WALLET));
  }

  List<Movement> movements() {
    return List.copyOf(movements);
  }

  /** What movements add to a place in all, settlement asset. */
  static BigDecimal net(List<Movement> movements, Place place) {
    return movements.stream().map(it -> it.netOf(place)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
