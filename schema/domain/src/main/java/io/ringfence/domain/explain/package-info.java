/**
 * The working behind every margin figure, and why the distance to liquidation changed. Each figure
 * of {@code io.ringfence.domain.margin} has a twin here that is worked out step by step, as a
 * person would on paper, and must give the same value. Data only: printing is the caller's.
 */
@NullMarked
package io.ringfence.domain.explain;

import org.jspecify.annotations.NullMarked;
