package dev.slipway.access;

import java.util.Set;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** One line of the permission table: what a group may do with a resource; {@code *} stands for all of its kind. */
record Grant(String group, Resource resource, String resourceId, Set<Permission> permissions) {

    static final String ANY = "*";

    Grant {
        permissions = Set.copyOf(permissions);
    }

    static Grant of(String group, Resource resource, String resourceId, Permission... permissions) {
        return new Grant(group, resource, resourceId, Set.of(permissions));
    }

    /** The engine keeps one row for each of these; what stands in the row are the permissions. */
    Row row() {
        return new Row(group, resource.resourceType(), resourceId);
    }

    /** Where a grant is stored. */
    record Row(String group, int resourceType, String resourceId) {}
}
