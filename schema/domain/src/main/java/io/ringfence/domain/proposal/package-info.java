/**
 * Something one person proposes and another one decides on: a budget, moves of margin, a ticket.
 * Bound to the hash of what was proposed and to the facts it was proposed against. Pure: steps in,
 * state out.
 */
@NullMarked
package io.ringfence.domain.proposal;

import org.jspecify.annotations.NullMarked;
