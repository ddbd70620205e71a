/**
 * The exposure engine's index: all positions of one instrument, arranged so that a tick costs what
 * it changes and not one visit for each position. Whole numbers at scales of the instrument, 128
 * bits where sums and keys need them; what does not fit is refused, nothing wraps, nothing that is
 * compared or summed is rounded.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li>a tick enters at {@link io.ringfence.domain.engine.ExposureBook#tick}, is met by {@code
 *       NearTriggers.moveTo} (triggers near the mark, merged in the order of their ticks) or, where
 *       the mark has left those, by {@code NearTriggers.jump} (each axis is searched);
 *   <li>how much of the axes is merged around the mark, and when, says {@code Surroundings};
 *   <li>a trigger fires in {@code Crossings.cross}; those that only change sums wait in {@code
 *       SummedTriggers} until {@code NodeSums} are read, one by one or in an {@code EdgePass}, and
 *       those that nobody needs yet (a level's leave threshold) are placed once they are: {@code
 *       News}, {@code Placement};
 *   <li>what is presumed liquidated counts at full cap: {@code PresumedCaps}; which stops count
 *       says {@code EffectiveStops};
 *   <li>where a trigger stands follows from {@code KeyLine} and {@code LinearAxes} (linear, quanto)
 *       or {@code InverseRoots}; which tier holds at its root, from {@code TierRanges};
 *   <li>keys come to axes and leave them in {@code AxisKeys};
 *   <li>funding shifts axes in {@code FundingShift}; no key is touched but those of positions whose
 *       root it moves into another tier;
 *   <li>what has no single price is evaluated in {@code SlowPath} and counted.
 * </ul>
 *
 * <p>No clock, no I/O, no threads. It knows nothing of desks' budgets or of the order of events.
 */
@NullMarked
package io.ringfence.domain.engine;

import org.jspecify.annotations.NullMarked;
