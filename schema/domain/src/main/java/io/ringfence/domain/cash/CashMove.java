package io.ringfence.domain.cash;

import io.ringfence.domain.exposure.Effect;
import java.time.Instant;

/**
 * A change of a wallet.
 *
 * @param at when it was true at its source
 * @param change what changed it
 * @param flow what it moved
 */
public record CashMove(Instant at, Effect.Change change, CashFlow flow) {}
