package io.ringfence.launcher.sample;

import io.ringfence.domain.quantity.PositionKey;
import org.jspecify.annotations.Nullable;

/**
 * A position whose facts are not drawn yet.
 *
 * @param book book that holds it
 * @param key its identity
 * @param terms what it stands on
 * @param pairId pair it is a leg of; null: none
 */
record Draft(Book book, PositionKey key, Terms terms, @Nullable String pairId) {}
