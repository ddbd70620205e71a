/** Tests of the one-machine runtime. */
@NullMarked
package io.ringfence.launcher.process;

import org.jspecify.annotations.NullMarked;
