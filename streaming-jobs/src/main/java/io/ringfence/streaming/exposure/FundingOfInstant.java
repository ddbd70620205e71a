package io.ringfence.streaming.exposure;

import io.ringfence.domain.exposure.Outcome;
import io.ringfence.domain.exposure.RejectReason;
import io.ringfence.domain.position.PositionEvent.FundingSettled;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Funding has no sequence: an instrument settles once at an instant. The first row that is applied
 * is the settlement; the same rate again repeats it, another contradicts it.
 */
final class FundingOfInstant {
  private @Nullable BigDecimal applied;

  /** What the settlement of this instant says about another row; null where there is none yet. */
  @Nullable Outcome judge(FundingSettled funding) {
    if (applied == null) {
      return null;
    }
    return applied.compareTo(funding.rate()) == 0
        ? new Outcome.Duplicate()
        : new Outcome.Rejected(
            RejectReason.SEQUENCE_CONFLICT,
            "funding of %s at %s was applied before with rate %s, was %s"
                .formatted(
                    funding.instrument(),
                    funding.at(),
                    applied.toPlainString(),
                    funding.rate().toPlainString()));
  }

  /** Remembers the settlement that was applied. */
  void settled(FundingSettled funding) {
    applied = funding.rate();
  }
}
