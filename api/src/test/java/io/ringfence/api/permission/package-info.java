/** Central decisions without an issuer; with a real one: {@code CentralDecisionsTest}. */
@NullMarked
package io.ringfence.api.permission;

import org.jspecify.annotations.NullMarked;
