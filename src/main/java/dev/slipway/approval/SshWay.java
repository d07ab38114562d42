package dev.slipway.approval;

import dev.slipway.signature.EnvelopeSignature;
import dev.slipway.signature.SignatureForm;
import dev.slipway.signature.SshSignature;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signs with {@code ssh-keygen -Y sign -n deployment-approval}. */
@Component
class SshWay implements SigningWay {

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public KeyKind kind() {
        return KeyKind.SSH;
    }

    @Override
    public VerifiedSignature verify(PendingStatement statement, SignatureSubmission submission, List<SigningKey> keys) {
        byte[] bytes = SshSignature.unarmoured(submission.field("signature"));
        String fingerprint = SshSignature.read(bytes).fingerprint();
        return OwnKeys.verified(
                statement, new EnvelopeSignature(fingerprint, bytes, SignatureForm.SSHSIG, Map.of()), keys);
    }
}
