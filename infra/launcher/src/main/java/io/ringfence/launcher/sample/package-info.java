/**
 * The sample institution: desks, positions, budgets and, where none is recorded, a market with a
 * crash hour; the same bytes for the same seed everywhere. Tooling, not business logic: every
 * margin figure comes from {@code io.ringfence.domain.margin}.
 */
@NullMarked
package io.ringfence.launcher.sample;

import org.jspecify.annotations.NullMarked;
