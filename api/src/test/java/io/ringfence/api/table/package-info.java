/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.table;

import org.jspecify.annotations.NullMarked;
