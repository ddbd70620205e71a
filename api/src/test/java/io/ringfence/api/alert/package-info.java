/** Tests of the package of this name. */
@NullMarked
package io.ringfence.api.alert;

import org.jspecify.annotations.NullMarked;
