package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.PositionKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an event is not let at a position. */
final class Admission {
  private Admission() {}

  /** Refuses what touches a position that does not live. */
  static Outcome.Rejected refuseFlat(PositionKey key, @Nullable PositionState flat) {
    if (flat == null) {
      return rejected(RejectReason.UNKNOWN_POSITION, key + " has never been opened");
    }
    return switch (flat.status()) {
      case LIQUIDATED -> rejected(RejectReason.POSITION_LIQUIDATED, key + " was liquidated before");
      case CLOSED -> rejected(RejectReason.POSITION_CLOSED, key + " was closed before");
      case OPEN, PRESUMED_LIQUIDATED ->
          throw new IllegalArgumentException(key + " is open and cannot be refused as flat");
    };
  }

  /** Refuses a removal that the venue would not allow now; absent where nothing is wrong. */
  static @Nullable Outcome judgeRemoval(
      WalletEvent wallet, RemovalRule rule, Optional<MarginExposure> exposure) {
    if (wallet.kind() != WalletEvent.Kind.REMOVE) {
      return null;
    }
    if (exposure.isEmpty()) {
      return rejected(
          RejectReason.NO_MARK, "a removal needs a mark of " + wallet.instrument() + ", none yet");
    }
    return rule.allows(exposure.get(), wallet.amount())
        ? null
        : rejected(
            RejectReason.REMOVES_TOO_MUCH,
            "amount must be at most the removable %s, was %s"
                .formatted(removable(rule, exposure.get()), wallet.amount().toPlainString()));
  }

  private static String removable(RemovalRule rule, MarginExposure exposure) {
    String most = exposure.removableMargin().toPlainString();
    return rule.whyNothing(
            exposure.position(),
            exposure.leverage(),
            exposure.markPrice(),
            exposure.maintenanceMargin())
        .map(why -> most + " (" + why + ")")
        .orElse(most);
  }

  private static Outcome.Rejected rejected(RejectReason reason, String explanation) {
    return new Outcome.Rejected(reason, explanation);
  }
}
