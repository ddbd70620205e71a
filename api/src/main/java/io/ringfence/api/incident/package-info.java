/** Incidents: one for each breach, raised by the server, worked off by people, with clocks. */
@NullMarked
package io.ringfence.api.incident;

import org.jspecify.annotations.NullMarked;
