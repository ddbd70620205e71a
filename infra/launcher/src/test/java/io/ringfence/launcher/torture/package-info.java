/** Tests of the torture runs' own judgement. */
@NullMarked
package io.ringfence.launcher.torture;

import org.jspecify.annotations.NullMarked;
