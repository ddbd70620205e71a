/** Tests of the venues' payloads. */
@NullMarked
package io.ringfence.contracts.venue;

import org.jspecify.annotations.NullMarked;
