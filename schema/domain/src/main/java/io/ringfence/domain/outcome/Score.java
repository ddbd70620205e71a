package io.ringfence.domain.outcome;

import io.ringfence.domain.reallocation.Aims;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one move would have cost if it had been followed alone, and what ignoring it cost, to the
 * end of the walk: burned wallets of the two positions it touches, settlement asset.
 *
 * @param at when it was proposed
 * @param stance policy that proposed it
 * @param recipient position lifted, as its key is written
 * @param donor position that gave; absent: the free balance or another account
 * @param amount settlement asset
 * @param status where it stands at the end: nobody answers in a replay
 * @param ignored burned without it
 * @param followed burned with it
 */
public record Score(
    Instant at,
    Aims.Stance stance,
    String recipient,
    @Nullable String donor,
    BigDecimal amount,
    Status status,
    BigDecimal ignored,
    BigDecimal followed) {
  /** What following it would have saved; below 0: what our advice would have cost. */
  public BigDecimal saved() {
    return ignored.subtract(followed);
  }
}
