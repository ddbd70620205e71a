/**
 * The venues' own position payloads, as their interfaces give them, read into the domain's position
 * updates. What a payload leaves out stays unknown, never 0; what it gets wrong is refused with
 * file, line, field and rule. Start at {@link io.ringfence.contracts.venue.VenuePayloads}.
 */
@NullMarked
package io.ringfence.contracts.venue;

import org.jspecify.annotations.NullMarked;
