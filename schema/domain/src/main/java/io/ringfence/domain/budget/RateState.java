package io.ringfence.domain.budget;

import org.jspecify.annotations.Nullable;

/**
 * What a node knows of a rate, as it is kept to restore.
 *
 * @param pair what is converted into what
 * @param newest the newest rate; absent: none
 * @param told what was last said of it; absent: nothing
 */
public record RateState(
    AssetPair pair, @Nullable ConversionRate newest, RateNews.@Nullable Condition told) {}
