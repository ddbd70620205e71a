/**
 * The alert clock: where the time of an alert goes, on the wall clock of the machine. Event time
 * never enters here, and nothing computed depends on what is measured here.
 */
@NullMarked
package io.ringfence.streaming.clock;

import org.jspecify.annotations.NullMarked;
