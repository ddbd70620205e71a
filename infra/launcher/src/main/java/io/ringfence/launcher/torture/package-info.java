/** Searches for wrong answers by chance, at a size no build would wait for. */
@NullMarked
package io.ringfence.launcher.torture;

import org.jspecify.annotations.NullMarked;
