/** Which runs there are. */
@NullMarked
package io.ringfence.api.run;

import org.jspecify.annotations.NullMarked;
