<?php
// The names and parameters of stripe-php that snippets use.

namespace Stripe;

class Links
{
    public function __construct(private array $client, private string $api)
    {
    }

    public function create($params = null, $opts = null)
    {
        $sent = $this->client + ['api' => $this->api, 'params' => $params, 'options' => $opts ?? new \stdClass()];
        file_put_contents(getenv('RECORD'), json_encode($sent, JSON_THROW_ON_ERROR) . "\n", FILE_APPEND);

        return (object) ['url' => 'https://sandbox.example/link'];
    }
}

class StripeClient
{
    public $accountLinks;
    public $v2;

    public function __construct(array $config)
    {
        $unknown = array_diff(array_keys($config), ['api_key', 'api_base', 'stripe_version']);
        if ($unknown) {
            throw new \InvalidArgumentException('no such setting: ' . implode(', ', $unknown));
        }
        $client = ['key' => $config['api_key'], 'version' => $config['stripe_version'] ?? null, 'base' => $config['api_base']];
        $this->accountLinks = new Links($client, 'v1');
        $this->v2 = (object) ['core' => (object) ['accountLinks' => new Links($client, 'v2')]];
    }
}
