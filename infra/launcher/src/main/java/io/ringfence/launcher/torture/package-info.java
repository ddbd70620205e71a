/**
 * Torture: searches for what is wrong by chance, at a size no build would wait for. The real
 * processes killed at the worst moments, and random events against the exposure engine's naive
 * twin. It kills only what it has started.
 */
@NullMarked
package io.ringfence.launcher.torture;

import org.jspecify.annotations.NullMarked;
