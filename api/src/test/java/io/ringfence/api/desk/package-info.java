/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.desk;

import org.jspecify.annotations.NullMarked;
