/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.reporting.mandate;

import org.jspecify.annotations.NullMarked;
