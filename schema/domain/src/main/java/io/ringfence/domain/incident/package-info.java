/**
 * Incidents from breaches: raised, acknowledged, classified, resolved, with clocks and escalations.
 * Pure: steps in, state out.
 */
@NullMarked
package io.ringfence.domain.incident;

import org.jspecify.annotations.NullMarked;
