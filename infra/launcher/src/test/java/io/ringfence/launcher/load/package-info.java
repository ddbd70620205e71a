/** Tests of the load on an API. */
@NullMarked
package io.ringfence.launcher.load;

import org.jspecify.annotations.NullMarked;
