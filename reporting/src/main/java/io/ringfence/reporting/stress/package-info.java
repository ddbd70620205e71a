/**
 * What could happen to the positions of a report: ladders, scenarios, closed venues, orphaned
 * hedges, coming rules, cross margin instead of isolated, and the odds and tails of recorded marks.
 * Lines for people; the arithmetic is the domain's.
 */
@NullMarked
package io.ringfence.reporting.stress;

import org.jspecify.annotations.NullMarked;
