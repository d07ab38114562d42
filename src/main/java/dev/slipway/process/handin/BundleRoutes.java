package dev.slipway.process.handin;

import dev.slipway.process.handin.BundleCheck.Bundle;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What each bundle id stands for, held against the store whenever somebody asks. */
@RestController
@RequestMapping("/api/bundles")
class BundleRoutes {

    private final BundleCheck check;
    private final HandInRights rights;

    BundleRoutes(BundleCheck check, HandInRights rights) {
        this.check = check;
        this.rights = rights;
    }

    /**
     * The whole mapping.
     *
     * @param sound true when every bundle id leads to its documents
     */
    record Mapping(boolean sound, List<Bundle> bundles) {}

    @GetMapping
    Mapping all() {
        rights.requireReader();
        List<Bundle> bundles = check.all();
        return new Mapping(bundles.stream().allMatch(bundle -> bundle.broken().isEmpty()), bundles);
    }

    @GetMapping("/{id}")
    List<Bundle> one(@PathVariable("id") String id) {
        rights.requireReader();
        List<Bundle> bundles = check.under(id);
        if (bundles.isEmpty()) {
            throw new HandInRefused(
                    HttpStatus.NOT_FOUND, "No release was ever frozen under this bundle id. Correct the address.");
        }
        return bundles;
    }
}
