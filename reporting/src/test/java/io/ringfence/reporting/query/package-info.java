/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.reporting.query;

import org.jspecify.annotations.NullMarked;
