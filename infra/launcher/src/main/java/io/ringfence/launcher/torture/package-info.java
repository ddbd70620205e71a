/**
 * Torture: the real processes killed at the worst moments, and the proof that nothing is lost or
 * doubled. It kills only what it has started.
 */
@NullMarked
package io.ringfence.launcher.torture;

import org.jspecify.annotations.NullMarked;
