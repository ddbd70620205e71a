/**
 * Risk budgets of a node: metrics, limits, states with hysteresis. Unknown is a state, never
 * within.
 */
@NullMarked
package io.ringfence.domain.budget;

import org.jspecify.annotations.NullMarked;
