/**
 * Where one position's conditions turn as the mark moves, and sums over many positions that need no
 * visit to each: a position of a linear or quanto contract is a few lines in price. Start at {@link
 * io.ringfence.domain.trigger.LinePosition#of}, which says for every formula generation whether its
 * triggers are fixed prices. What it says of a position, {@code exposure} looks at exactly; nothing
 * here decides an alert.
 */
@NullMarked
package io.ringfence.domain.trigger;

import org.jspecify.annotations.NullMarked;
