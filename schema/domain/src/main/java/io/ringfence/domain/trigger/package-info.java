/**
 * Where one position's conditions turn as the mark moves, and sums over many positions that need no
 * visit to each: a position of a linear or quanto contract is a few lines in price. Start at {@link
 * io.ringfence.domain.trigger.LineModel}, which says for every formula generation whether its
 * triggers are fixed prices; {@link io.ringfence.domain.trigger.TickBook} tells which a mark
 * crosses. What it says of a position, {@code exposure} looks at exactly; nothing here decides an
 * alert.
 */
@NullMarked
package io.ringfence.domain.trigger;

import org.jspecify.annotations.NullMarked;
