/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.reporting.store;

import org.jspecify.annotations.NullMarked;
