/**
 * What dies when marks move: ladders of joint moves and the smallest moves that liquidate so many.
 * One sort, then prefix sums: a ladder costs a search for each rung, not a valuation of each
 * position.
 */
@NullMarked
package io.ringfence.domain.stress;

import org.jspecify.annotations.NullMarked;
