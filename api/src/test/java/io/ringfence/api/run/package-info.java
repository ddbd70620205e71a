/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.run;

import org.jspecify.annotations.NullMarked;
