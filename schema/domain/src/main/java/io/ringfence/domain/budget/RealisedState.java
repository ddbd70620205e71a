package io.ringfence.domain.budget;

import java.time.LocalDate;

/**
 * What a node has realised in one asset, as it is kept to restore.
 *
 * @param settlementAsset the asset
 * @param sinceStart since the start of the run
 * @param sinceDayCut since the cut that began the day
 * @param day the day, named by the local date of the cut that began it
 */
public record RealisedState(
    String settlementAsset, Realised sinceStart, Realised sinceDayCut, LocalDate day) {}
